package io.obrestore.simulator.sql;

import java.util.List;

/** A statement as the engine behind takes it. */
record Translation(String sql, List<Binding> bindings) {}
