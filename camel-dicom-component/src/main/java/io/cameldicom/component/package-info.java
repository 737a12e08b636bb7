/** The {@code dicom:} component: endpoints, producers and the consumer; knows the engine SPI, and no engine. */
package io.cameldicom.component;
