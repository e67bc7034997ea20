package io.obrestore.api;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * All tests of the running service as one class, for a build with two processes of tests: Quarkus
 * would begin anew for each class that is handed to one of them.
 */
@Suite
@SelectPackages("io.obrestore.api")
@IncludeClassNamePatterns(".*Test")
class ApiSuite {}
