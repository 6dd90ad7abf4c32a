package dev.ephor.policy;

import java.util.List;

/** How to sign in to image registries: cloud providers and names of pull secrets. */
public record RegistryCredentials(
    boolean allowInsecureRegistry, List<String> providers, List<String> secrets) {
  public RegistryCredentials {
    providers = List.copyOf(providers);
    secrets = List.copyOf(secrets);
  }
}
