/**
 * Archives for one and the same test class, each with the launcher that brings it up: as a process of this machine, or in a
 * container. Knows nothing of our readers, writers and engine.
 */
package io.cameldicom.testing.archive;
