/** What the peer saw, for assertions: counts and hashes, never the contents of an object. */
package io.cameldicom.test.record;
