/** MBeans that say in words what they show; knows nothing of DICOM or Camel. */
package io.cameldicom.component.jmx;
