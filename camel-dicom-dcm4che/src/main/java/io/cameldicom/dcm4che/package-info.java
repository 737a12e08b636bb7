/** The engine SPI on top of dcm4che's network library; knows nothing of Camel. */
package io.cameldicom.dcm4che;
