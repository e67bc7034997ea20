package io.obrestore.wiring;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The pool whose default schema is the store's; the sources whose clock is the database's. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@interface OfTheStore {}
