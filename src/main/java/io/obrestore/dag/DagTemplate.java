package io.obrestore.dag;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dag that is to be stored.
 *
 * @param kind the {@link DagKind#name()} that knows its stages
 * @param token random and unique; by it a dag is found again when the outcome of its insert is
 *     unknown
 * @param name shown to clients
 * @param maintenance what it keeps others from changing
 * @param activeKey unique among the dags that hold one, case folded; see {@code
 *     docs/architecture.md}
 * @param request JSON, free of secrets, kept as long as the dag
 * @param secrets sealed by the caller (text), opaque here; wiped by the write that ends the dag
 * @param stages the names of its nodes, in order; at most 99
 * @param traceId of the request it came with; its runs log under it
 * @param idempotency known again by it when it is submitted again; null when nobody will
 */
public record DagTemplate(
    String kind,
    String token,
    String name,
    Maintenance maintenance,
    String activeKey,
    String request,
    @Nullable String secrets,
    List<String> stages,
    @Nullable String traceId,
    @Nullable Idempotency idempotency) {}
