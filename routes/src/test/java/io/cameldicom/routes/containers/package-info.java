/** What {@code config/compose.yaml} starts, as far as it can be held without a container. */
package io.cameldicom.routes.containers;
