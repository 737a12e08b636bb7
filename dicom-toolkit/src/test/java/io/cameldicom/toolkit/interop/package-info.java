/** The engine, the reader and the writer against real peers and real files; knows nothing of Camel. */
package io.cameldicom.toolkit.interop;
