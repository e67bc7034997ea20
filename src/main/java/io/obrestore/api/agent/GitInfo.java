package io.obrestore.api.agent;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which source this replica was built from; empty where the build knew none. */
@Schema(name = "GitInfo", description = "Which source this replica was built from.")
public record GitInfo(String branch, String commitId, String shortCommitId, String commitTime) {}
