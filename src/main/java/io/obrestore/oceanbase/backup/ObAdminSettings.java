package io.obrestore.oceanbase.backup;

import java.time.Duration;
import java.util.Optional;

/**
 * Where OceanBase's own program for backups is.
 *
 * @param path of the program
 * @param libraryPath of its libraries, where they are not beside the system's
 * @param timeout for one run
 */
public record ObAdminSettings(String path, Optional<String> libraryPath, Duration timeout) {}
