/** The switch {@code --once}: when the inbox is drained, and what is said then. */
package io.cameldicom.routes.once;
