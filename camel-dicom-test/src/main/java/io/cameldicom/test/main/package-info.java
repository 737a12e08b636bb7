/** The peer as a program. */
package io.cameldicom.test.main;
