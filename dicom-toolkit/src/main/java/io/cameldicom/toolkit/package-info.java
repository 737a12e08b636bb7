/** DICOM without Camel: the root holds only what every package below shares; it knows neither Camel nor Netty. */
package io.cameldicom.toolkit;
