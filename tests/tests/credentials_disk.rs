//! The shared files on a real disk.

use std::{fs, path::PathBuf, time::SystemTime};

use aws_operation::{
    credentials::{Chain, Profile, ProvideCredentials, SsoToken},
    profile::Profiles,
    system::{Env, System},
};
use aws_operation_tests::loopback::Service;

/// A home directory of the test's own, removed with it.
struct Home(PathBuf);

impl Home {
    fn new(files: &[(&str, &[u8])]) -> Self {
        let home = std::env::temp_dir().join(format!("aws-operation-{:016x}", fastrand::u64(..)));
        for (name, content) in files {
            let path = home.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        Self(home)
    }

    fn system(&self, variables: &[(&str, &str)]) -> System {
        let home = [("HOME", self.0.to_str().unwrap())];
        System::default().with_env(Env::from_pairs(home.iter().chain(variables).copied()))
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        // A folder that is left behind does no harm.
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[tokio::test]
async fn both_files_are_read() {
    let home = Home::new(&[
        (".aws/config", b"[profile dev]\r\nregion = eu-west-1\r\n"),
        (".aws/credentials", b"[dev]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = secret\n"),
    ]);
    let system = home.system(&[("AWS_PROFILE", "dev")]);
    let profiles = Profiles::load(system.env(), system.fs()).await.unwrap();
    assert_eq!((profiles.selected(), profiles.setting("region")), ("dev", Some("eu-west-1")));
    assert_eq!(Chain::usual(&system).provide().await.unwrap().access_key_id(), "AKIDEXAMPLE");
}

#[tokio::test]
async fn files_that_are_not_there_hold_no_profiles() {
    let system = Home::new(&[]).system(&[]);
    assert_eq!(Profiles::load(system.env(), system.fs()).await.unwrap().iter().count(), 0);
}

#[tokio::test]
async fn files_that_cannot_be_read_are_errors() {
    let large = vec![b' '; 5 * 1024 * 1024];
    for (content, expected) in [(b"[default]\nx = \xff".as_slice(), "it is not UTF-8"), (&large, "larger than 4 MiB")] {
        let home = Home::new(&[(".aws/config", content)]);
        let error = Profile::new(home.system(&[])).provide().await.unwrap_err();
        assert!(!error.is_absent(), "{error}");
        assert!(error.to_string().starts_with("could not read `"), "{error}");
        assert!(error.to_string().contains(expected), "{error}");
    }
    let folder = Home::new(&[(".aws/config/folder", b"")]);
    assert!(!Profile::new(folder.system(&[])).provide().await.unwrap_err().is_absent());
}

#[tokio::test]
async fn a_renewed_sign_in_is_kept_for_its_owner_alone() {
    // `printf work | sha1sum`
    let name = ".aws/sso/cache/e274eeff768c6396088ec6eb091f4bf4d47ab1e0.json";
    let home = Home::new(&[
        (
            ".aws/config",
            b"[default]\nsso_session = work\n[sso-session work]\nsso_region = eu-west-1\nsso_start_url = https://a.b\n",
        ),
        (
            name,
            br#"{"accessToken": "old", "expiresAt": "2020-01-01T00:00:00Z", "clientId": "c", "clientSecret": "s",
                "refreshToken": "r"}"#,
        ),
    ]);
    let service = Service::answering(200, r#"{"accessToken": "new", "expiresIn": 3600}"#).await;
    let system = home.system(&[("AWS_ENDPOINT_URL_SSO_OIDC", &service.url())]);
    let token = SsoToken::load(&system).await.unwrap();
    assert_eq!(token.token(), "new");
    assert!(token.expiry() > SystemTime::now());

    let path = home.0.join(name);
    assert!(fs::read_to_string(&path).unwrap().contains(r#""accessToken":"new""#));
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing is left beside it");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(SsoToken::load(&system).await.unwrap().token(), "new");
    assert_eq!(service.arrived().len(), 1, "the kept token serves");
}
