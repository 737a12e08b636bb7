/** The built-in engine: associations over Netty, as requestor and as acceptor; knows nothing of routes. */
package io.cameldicom.toolkit.netty;
