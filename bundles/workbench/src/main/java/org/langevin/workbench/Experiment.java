package org.langevin.workbench;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An experiment as it was asked for: the document with its profile and changes applied, not yet
 * composed.
 *
 * @param source the file or gallery id that it came from, for messages
 * @param profile the profile that was applied; empty if none
 * @param document what to run; has no member {@code profiles} any more
 */
public record Experiment(String source, String profile, ObjectNode document) {}
