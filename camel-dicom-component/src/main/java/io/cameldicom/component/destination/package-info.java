/** The peers that this process sends to, each with its pool, its counters and its memory; knows no exchange. */
package io.cameldicom.component.destination;
