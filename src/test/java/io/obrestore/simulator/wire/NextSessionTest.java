package io.obrestore.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session finds nothing of those before it, although the engine's connections go on. */
class NextSessionTest {
  private Lab lab;

  @BeforeEach
  void start() throws Exception {
    lab = Lab.start();
    try (Connection connection = inNone()) {
      Lab.run(connection, "CREATE DATABASE left_over");
      Lab.run(connection, "CREATE TABLE left_over.t (id INT PRIMARY KEY)");
    }
  }

  @AfterEach
  void stop() throws Exception {
    lab.close();
  }

  private Connection inNone() throws SQLException {
    return lab.in("");
  }

  @Test
  void whatWasNotCommittedAndWhatWasSetIsGone() throws SQLException {
    Object zone;
    try (Connection first = inNone()) {
      zone = Lab.one(first, "SELECT @@time_zone");
      Lab.run(first, "SET time_zone = '+05:00'");
      Lab.run(first, "BEGIN");
      Lab.run(first, "INSERT INTO left_over.t VALUES (1)");
      assertThat(Lab.one(first, "SELECT COUNT(*) FROM left_over.t")).isEqualTo(1L);
    }
    try (Connection next = inNone()) {
      assertThat(Lab.one(next, "SELECT @@time_zone")).isEqualTo(zone).isNotEqualTo("+05:00");
      assertThat(Lab.one(next, "SELECT COUNT(*) FROM left_over.t")).isEqualTo(0L);
      Lab.run(next, "INSERT INTO left_over.t VALUES (2)");
    }
    try (Connection last = inNone()) {
      assertThat(Lab.one(last, "SELECT id FROM left_over.t")).isEqualTo(2);
    }
  }

  @Test
  void aDatabaseThatWasUsedIsNotTheNextOnes() throws SQLException {
    try (Connection first = inNone()) {
      Lab.run(first, "USE left_over");
      assertThat(Lab.one(first, "SELECT COUNT(*) FROM t")).isEqualTo(0L);
    }
    try (Connection next = inNone()) {
      assertThatThrownBy(() -> Lab.one(next, "SELECT COUNT(*) FROM t"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void aDatabaseThatWasDroppedMeanwhileIsUnknown() throws SQLException {
    try (Connection inIt = lab.in("left_over");
        Connection other = inNone()) {
      Lab.run(other, "DROP DATABASE left_over");
      assertThatThrownBy(() -> Lab.run(inIt, "USE left_over"))
          .hasFieldOrPropertyWithValue("errorCode", 1049);
    }
    assertThatThrownBy(() -> lab.in("left_over")).hasFieldOrPropertyWithValue("errorCode", 1049);
  }
}
