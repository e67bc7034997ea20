package io.obrestore.simulator.kernel;

/**
 * One row of the kernel's error list ({@code simulator/oceanbase-errors.tsv}).
 *
 * @param name such as OB_RESOURCE_POOL_EXIST
 * @param obCode OceanBase's own number, without the sign
 * @param mysqlErrno the number on the wire
 * @param sqlState five characters
 * @param message with the kernel's printf placeholders
 */
public record KernelError(
    String name, int obCode, int mysqlErrno, String sqlState, String message) {}
