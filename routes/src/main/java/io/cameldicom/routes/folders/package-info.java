/** The folders of the application: that they fit together, are ours alone and can be moved between; knows no DICOM. */
package io.cameldicom.routes.folders;
