/** PDUs and command sets as bytes, read and written by plain Java streams; knows nothing of scripts. */
package io.cameldicom.test.wire;
