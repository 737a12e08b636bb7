/** Whether the service lives and can work, as Camel health checks and as a page. Decides nothing, and names no file. */
package io.cameldicom.routes.health;
