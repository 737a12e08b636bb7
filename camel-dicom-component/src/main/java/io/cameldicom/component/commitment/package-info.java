/** Storage commitment as its user (PS3.4 annex J): what was asked for, and what peers report. Knows no Camel. */
package io.cameldicom.component.commitment;
