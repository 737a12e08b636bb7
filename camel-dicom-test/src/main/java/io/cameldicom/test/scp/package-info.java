/** The acceptor's side of associations: blocking sockets, one thread for each; does what the rules say, else what is right. */
package io.cameldicom.test.scp;
