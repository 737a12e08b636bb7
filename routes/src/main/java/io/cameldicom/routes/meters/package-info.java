/** What the application counts, as Micrometer meters, and the page that shows them all. Tags are words of a few, never of a file. */
package io.cameldicom.routes.meters;
