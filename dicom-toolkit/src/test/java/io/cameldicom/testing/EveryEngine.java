package io.cameldicom.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Opens associations, so it must pass with every engine. It runs where it stands with the built-in one, and again in each
 * module that brings another, which takes it from the test jar by this tag and names its engine by the system property
 * {@code dicom.engine}.
 */
@Tag("every-engine")
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface EveryEngine {}
