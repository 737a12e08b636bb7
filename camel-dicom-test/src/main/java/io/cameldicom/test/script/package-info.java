/** The vocabulary of faults, as a Java API and as text; knows nothing of sockets. */
package io.cameldicom.test.script;
