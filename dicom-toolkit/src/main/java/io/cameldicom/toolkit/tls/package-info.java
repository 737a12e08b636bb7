/**
 * Keys, certificates and profiles for secure connections (PS3.15 annex B), and why a connection is not secure; knows the
 * JDK's TLS, and neither Netty nor files of objects.
 */
package io.cameldicom.toolkit.tls;
