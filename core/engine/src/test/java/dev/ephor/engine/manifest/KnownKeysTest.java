package dev.ephor.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class KnownKeysTest {
  private final KnownKeys keys = new KnownKeys();

  private static String text() throws GeneralSecurityException {
    byte[] der = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic().getEncoded();
    return PublicKeyText.BEGIN
        + "\n"
        + Base64.getEncoder().encodeToString(der)
        + "\n-----END PUBLIC KEY-----";
  }

  @Test
  void readsTheKeyOfATextOnce() throws GeneralSecurityException {
    String text = text();
    assertThat(keys.read(text)).isPresent();
    assertThat(keys.read(text).orElseThrow()).isSameAs(keys.read(text).orElseThrow());
  }

  @Test
  void keepsTheLastKeysOnly() throws GeneralSecurityException {
    String used = text();
    Object first = keys.read(used).orElseThrow();
    for (int i = 0; i < 200; i++) {
      assertThat(keys.read("no key " + i)).isEmpty();
      keys.read(used);
    }
    assertThat(keys.size()).isEqualTo(64);
    assertThat(keys.read(used).orElseThrow()).isSameAs(first);
  }

  @Test
  void keepsNoTextThatIsTooLarge() {
    assertThat(keys.read("k".repeat(PublicKeyText.TEXT_MAX + 1))).isEmpty();
    assertThat(keys.size()).isZero();
  }
}
