/** The state machine of the upper layer (PS3.8 §9.2); knows no socket, no thread and no DIMSE message. */
package io.cameldicom.toolkit.upperlayer;
