package io.obrestore.simulator.admin;

import io.obrestore.simulator.admin.KernelParser.PoolOptionContext;
import io.obrestore.simulator.admin.KernelParser.PoolReplicaTypeContext;
import io.obrestore.simulator.admin.KernelParser.PoolUnitContext;
import io.obrestore.simulator.admin.KernelParser.PoolUnitNumContext;
import io.obrestore.simulator.admin.KernelParser.PoolZonesContext;
import java.util.List;
import java.util.Optional;

/** Reads the options of CREATE RESOURCE POOL; of an option given twice the last one counts. */
final class PoolOptionsReader {
  private final StatementReader reader;

  PoolOptionsReader(StatementReader reader) {
    this.reader = reader;
  }

  KernelStatement.CreateResourcePool read(KernelParser.CreatePoolContext pool) {
    List<PoolOptionContext> options = pool.poolOption();
    return new KernelStatement.CreateResourcePool(
        StatementReader.name(pool.name()),
        pool.ifNotExists() != null,
        last(options, PoolUnitContext.class)
            .map(unit -> reader.nameOrString(unit.nameOrString()))
            .orElse(null),
        last(options, PoolUnitNumContext.class)
            .map(num -> Numbers.integer(num.INT().getSymbol()))
            .orElse(0L),
        last(options, PoolZonesContext.class)
            .map(zones -> zones.string().stream().map(reader::string).toList())
            .orElse(List.of()),
        last(options, PoolReplicaTypeContext.class)
            .map(type -> reader.string(type.string()))
            .orElse(null));
  }

  private static <T> Optional<T> last(List<PoolOptionContext> options, Class<T> kind) {
    return options.stream().filter(kind::isInstance).map(kind::cast).reduce((a, b) -> b);
  }
}
