package io.cameldicom.test.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the {@link FaultyPeerExtension}'s peer does in a test, or in each test of a class that says nothing itself. */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface FaultScript {
    /** A script; several strings are several lines. */
    String[] value();
}
