/** Micrometer meters of destinations, listeners and character sets; needs {@code micrometer-core}, which the rest does not. */
package io.cameldicom.component.metrics;
