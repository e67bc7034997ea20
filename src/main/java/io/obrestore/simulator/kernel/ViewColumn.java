package io.obrestore.simulator.kernel;

/**
 * A column of one of the kernel's views.
 *
 * @param view upper case, such as DBA_OB_TENANTS
 * @param name upper case
 * @param type as the kernel's DESC writes it
 */
public record ViewColumn(String view, String name, ColumnType type) {}
