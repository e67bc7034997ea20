package io.obrestore;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import io.obrestore.oceanbase.error.ObError;
import io.vertx.sqlclient.DatabaseException;
import jakarta.annotation.Priority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The borders of the rooms, as docs/architecture.md draws them. */
class ArchitectureTest {
  private static final String ROOT = "io.obrestore";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void aRoomUsesOnlyTheRoomsItMay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
        .layer("main")
        .definedBy(ROOT)
        .layer("wiring")
        .definedBy(ROOT + ".wiring..")
        .layer("api")
        .definedBy(ROOT + ".api..")
        .layer("restore")
        .definedBy(ROOT + ".restore..")
        .layer("security")
        .definedBy(ROOT + ".security..")
        .layer("dag")
        .definedBy(ROOT + ".dag..")
        .layer("oceanbase")
        .definedBy(ROOT + ".oceanbase..")
        .layer("simulator")
        .definedBy(ROOT + ".simulator..")
        .whereLayer("wiring")
        .mayOnlyBeAccessedByLayers("main")
        .whereLayer("api")
        .mayOnlyBeAccessedByLayers("wiring")
        .whereLayer("restore")
        .mayOnlyBeAccessedByLayers("api", "wiring")
        .whereLayer("security")
        .mayOnlyBeAccessedByLayers("api", "restore", "wiring")
        .whereLayer("dag")
        .mayOnlyBeAccessedByLayers("api", "restore", "wiring")
        .whereLayer("simulator")
        .mayOnlyBeAccessedByLayers("wiring")
        .check(CLASSES);
  }

  @Test
  void theOrderOfAFilterStandsWhereQuarkusReadsIt() {
    noMethods()
        .should()
        .beAnnotatedWith(Priority.class)
        .because(
            "Quarkus reads the priority of a filter's method from @ServerRequestFilter alone; the"
                + " gate once ran after filters that told unknown callers which tasks there are")
        .check(CLASSES);
  }

  @Test
  void theEmbeddedOceanBaseKnowsNothingOfTheService() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".simulator..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".api..",
            ROOT + ".restore..",
            ROOT + ".security..",
            ROOT + ".dag..",
            ROOT + ".oceanbase..",
            ROOT + ".wiring..")
        .check(CLASSES);
  }

  @Test
  void theDagEngineAndTheGatewayUseNoOtherRoom() {
    for (String room : List.of("dag", "oceanbase")) {
      noClasses()
          .that()
          .resideInAPackage(ROOT + "." + room + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              List.of("api", "restore", "security", "dag", "oceanbase", "simulator", "wiring")
                  .stream()
                  .filter(other -> !other.equals(room))
                  .map(other -> ROOT + "." + other + "..")
                  .toArray(String[]::new))
          .check(CLASSES);
    }
  }

  @Test
  void roomsFormNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyTheWiringReadsTheMachinesClockOrRollsDice() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".wiring..", ROOT + ".simulator..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(OffsetDateTime.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(ThreadLocalRandom.class, "current")
        .orShould()
        .callConstructor(Random.class)
        .check(CLASSES);
  }

  @Test
  void nothingInTheServiceBlocksOrSpeaksJdbc() {
    noClasses()
        .that()
        // the wiring starts the embedded OceanBase, which throws SQLException
        .resideOutsideOfPackages(ROOT + ".simulator..", ROOT + ".wiring..")
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.h2..")
        .check(CLASSES);
  }

  @Test
  void whatAnErrorOfOceanBaseMeansIsReadFromItsNumberInOnePlace() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".simulator..", ROOT + ".oceanbase.error..")
        // what the store's own statements mean by eight of them; SqlErrorsTest holds it to the
        // table
        .and()
        .doNotHaveFullyQualifiedName(ROOT + ".dag.store.SqlErrors")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(DatabaseException.class)
        .orShould()
        .callMethod(ObError.class, "errno")
        .orShould()
        .callMethod(ObError.class, "ofErrno", int.class)
        .check(CLASSES);
  }

  @Test
  void theNumberOfARefusalIsToldToPeopleOnly() throws IOException {
    List<String> uses = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String place = file.toString();
        if (!place.contains("/simulator/") && !place.contains("/oceanbase/error/")) {
          Files.readAllLines(file).stream()
              .filter(line -> line.contains("errno()"))
              .filter(line -> !line.contains("\"OceanBase refused: [\" + refusal.errno() + \"] \""))
              .forEach(line -> uses.add(place + ": " + line));
        }
      }
    }

    assertThat(uses).isEmpty();
  }

  @Test
  void injectionStaysInTheWiringAndTheResources() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOT + ".dag..",
            ROOT + ".restore..",
            ROOT + ".oceanbase..",
            ROOT + ".security..",
            ROOT + ".simulator..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta..", "io.quarkus..")
        .check(CLASSES);
  }

  @Test
  void nobodyPrintsToTheConsole() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".wiring..")
        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
        .check(CLASSES);
  }

  @Test
  void everyPackageSaysWhereNullsAre() {
    assertThat(CLASSES.getPackage(ROOT).getSubpackagesInTree())
        .filteredOn(room -> !room.getClasses().isEmpty())
        .allSatisfy(
            room ->
                assertThat(room.isAnnotatedWith(NullMarked.class))
                    .describedAs(room.getName() + " is @NullMarked")
                    .isTrue());
  }

  @Test
  void thereIsNoRoomForOddsAndEnds() {
    assertThat(CLASSES.getPackage(ROOT).getSubpackagesInTree())
        .extracting(JavaPackage::getRelativeName)
        .doesNotContain("util", "utils", "common", "helper", "misc");
  }
}
