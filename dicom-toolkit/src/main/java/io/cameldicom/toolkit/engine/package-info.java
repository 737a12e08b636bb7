/** The engine SPI: what a DICOM network engine offers an SCU; knows no implementation of it. */
package io.cameldicom.toolkit.engine;
