package io.obrestore.simulator.wire;

import io.obrestore.simulator.fault.Faults;
import io.obrestore.simulator.fault.StatementLog;
import io.obrestore.simulator.kernel.KernelErrors;
import io.obrestore.simulator.sql.Sessions;
import java.time.InstantSource;

/** What the connections of one server share. */
public record WireContext(
    Sessions sessions,
    KernelErrors errors,
    Faults faults,
    StatementLog statements,
    InstantSource clock) {}
