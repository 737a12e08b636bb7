/** The peer as an extension of JUnit 5; the rest of the kit needs no JUnit. */
package io.cameldicom.test.junit;
