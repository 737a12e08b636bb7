/** The page of Hawtio on a server of its own, with JMX behind it as far as a role goes. Knows nothing of DICOM. */
package io.cameldicom.routes.hawtio;
