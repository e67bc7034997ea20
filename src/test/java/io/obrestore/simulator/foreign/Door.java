package io.obrestore.simulator.foreign;

/** Where and as whom to log in. */
record Door(int port, String user, String password, String database) {}
