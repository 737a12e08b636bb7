/** DICOM files: reading Part 10 and bare files under limits, and encoding data sets again; knows no network, no Camel. */
package io.cameldicom.toolkit.file;
