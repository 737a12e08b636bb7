package io.cameldicom.component.outcome;

/** Marks failures of our own side that may pass by themselves. */
public interface TransientCause {}
