/** The page that shows how deliveries go, and puts files back; knows nothing of passwords, and no name of a file. */
package io.cameldicom.routes.dashboard;
