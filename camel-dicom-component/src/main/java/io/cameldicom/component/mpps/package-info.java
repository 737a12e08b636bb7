/** Modality performed procedure steps (PS3.4 annex F): which attributes they need. Knows no Camel. */
package io.cameldicom.component.mpps;
