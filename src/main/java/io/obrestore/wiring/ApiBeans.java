package io.obrestore.wiring;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.obrestore.api.agent.AgentFacts;
import io.obrestore.api.audit.AuditNotes;
import io.obrestore.api.edge.Readiness;
import io.obrestore.api.edge.Stamp;
import io.obrestore.api.edge.Traces;
import io.obrestore.api.live.EventTexts;
import io.obrestore.api.restore.PrecheckAnswers;
import io.obrestore.api.restore.RestoreTasks;
import io.obrestore.api.restore.WindowAnswers;
import io.obrestore.api.task.DagAnswers;
import io.obrestore.dag.Sources;
import io.obrestore.oceanbase.ConnectionSettings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The beans of the HTTP edge. */
class ApiBeans {
  @Produces
  @Singleton
  Stamp stamp(Sources sources) {
    return new Stamp(sources.clock(), ZoneId.systemDefault(), sources.nanos(), sources.random());
  }

  @Produces
  @Singleton
  DagAnswers answers(Stamp stamp) {
    return new DagAnswers(stamp);
  }

  @Produces
  @Singleton
  EventTexts eventTexts(DagAnswers answers, Stamp stamp, ObjectMapper json) {
    return new EventTexts(answers, stamp, json);
  }

  @Produces
  @Singleton
  WindowAnswers windowAnswers(Stamp stamp) {
    return new WindowAnswers(stamp);
  }

  @Produces
  @Singleton
  PrecheckAnswers precheckAnswers(WindowAnswers windows) {
    return new PrecheckAnswers(windows);
  }

  @Produces
  @Singleton
  RestoreTasks tasks(Stamp stamp, StoreDoor door) {
    return new RestoreTasks(stamp, door::storeId);
  }

  @Produces
  @Singleton
  Traces traces() {
    return new Traces();
  }

  @Produces
  @Singleton
  AuditNotes notes() {
    return new AuditNotes();
  }

  @Produces
  @Singleton
  Readiness readiness(StoreDoor door) {
    return new Readiness(door::obstacle);
  }

  @Produces
  @Singleton
  AgentFacts agentFacts(
      ReplicaAddress address,
      EmbeddedDatabase database,
      ConnectionSettings connection,
      Sources sources,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    Instant startedAt = sources.clock().instant();
    return new AgentFacts(
        address.ip(), address.port(), connection.port(), version, startedAt, database.embedded());
  }
}
