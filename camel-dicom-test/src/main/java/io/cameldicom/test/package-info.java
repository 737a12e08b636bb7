/** A storage peer for tests, which takes objects as a PACS does, or fails as its script says, and records what it saw. */
package io.cameldicom.test;
