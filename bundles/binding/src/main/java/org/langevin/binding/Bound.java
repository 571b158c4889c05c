package org.langevin.binding;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A value that passed all checks.
 *
 * @param value what the plugin gets; may be null
 * @param json the same with all defaults filled in
 */
public record Bound(Object value, JsonNode json) {}
