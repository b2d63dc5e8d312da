//! Endpoints against botocore's own resolver and AWS's published cases.

use std::collections::BTreeMap;

use aws_operation::{
    endpoint::{self, Endpoint, EndpointConfig, EndpointError, EndpointParams, EndpointRules, Setting},
    service::Service,
};
use aws_operation_tests::{
    botocore,
    catalogue::{self, Entry},
    conformance::{self, Suite},
};
use serde_json::Value;

/// Every cell that botocore resolves without values of a request, and some of regions that do not exist.
#[test]
fn every_cell_equals_botocores() {
    let Some(table) = botocore::run("tests/endpoints.py", &[botocore::VERSION]) else { return };
    let services = catalogue::services();
    let services: BTreeMap<_, _> = services.iter().map(|entry| (entry.service.name(), entry)).collect();
    let mut listed = Count::default();
    let mut other = Count::default();
    let mut operations = Count::default();
    let mut differing = Vec::new();
    for line in table.lines() {
        let cell = Cell::read(line);
        let found = cell.resolved(services[cell.service]);
        let equal = found == cell.expected;
        match (cell.operation, cell.is_listed) {
            ("", true) => listed.add(equal),
            ("", false) => other.add(equal),
            _ => operations.add(equal),
        }
        if !equal {
            differing.push(format!("{line}\n   found {found:?}"));
        }
    }
    println!("endpoint cells (service x region x FIPS x dual-stack): {listed}");
    println!("endpoint cells of regions that partitions do not list: {other}");
    println!("endpoint cells of operations with endpoints of their own: {operations}");
    assert!(differing.is_empty(), "{} differ:\n{}", differing.len(), differing[..differing.len().min(20)].join("\n"));
    assert_eq!(listed.all, 424 * 53 * 4);
}

#[derive(Default)]
struct Count {
    equal: usize,
    all: usize,
}

impl Count {
    fn add(&mut self, equal: bool) {
        self.all += 1;
        self.equal += usize::from(equal);
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} / {} equal", self.equal, self.all)
    }
}

/// A line of what botocore answers.
struct Cell<'a> {
    service: &'a str,
    operation: &'a str,
    is_listed: bool,
    params: EndpointParams<'a>,
    /// URL, signing region and signing name; `None` where there is no endpoint.
    expected: Option<[String; 3]>,
}

impl<'a> Cell<'a> {
    fn read(line: &'a str) -> Self {
        let fields: Vec<_> = line.split('\t').collect();
        let [service, operation, kind, region, mode, url, signing_region, signing_name] = fields[..] else {
            panic!("unexpected line: {line}")
        };
        let fips = matches!(mode, "f" | "b");
        let dual_stack = matches!(mode, "d" | "b");
        let expected = (url != "error").then(|| [url, signing_region, signing_name].map(str::to_owned));
        Self {
            service,
            operation,
            is_listed: kind == "listed",
            params: EndpointParams { region, fips, dual_stack },
            expected,
        }
    }

    fn resolved(&self, entry: &Entry) -> Option<[String; 3]> {
        let service = entry.for_operation(self.operation);
        let endpoint = endpoint::resolve(&service, &self.params).ok()?;
        Some(signed(&endpoint, &service, self.params.region))
    }
}

fn signed(endpoint: &Endpoint, service: &Service, region: &str) -> [String; 3] {
    let signing_region = endpoint.signing_region().unwrap_or(region);
    let signing_name = endpoint.signing_name().unwrap_or(service.signing_name());
    [endpoint.to_string(), signing_region.to_owned(), signing_name.to_owned()]
}

const DUAL_STACK_URL: &str =
    "DynamoDB alone refuses a configured URL that names a dual-stack host of AWS; the request goes where the user said";
const FIPS_URL: &str =
    "S3 Control alone takes a configured URL where FIPS is asked for; it is refused, as for all other services";

const DIFFERING: &[(&str, &str)] = &[
    (
        "dynamodb 363: {Endpoint=https://dynamodb.cn-north-1.api.amazonwebservices.com.cn, Region=cn-north-1}",
        DUAL_STACK_URL,
    ),
    ("dynamodb 364: {Endpoint=https://dynamodb.us-gov-east-1.api.aws, Region=us-gov-east-1}", DUAL_STACK_URL),
    ("dynamodb 365: {Endpoint=https://dynamodb.us-east-1.api.aws, Region=us-east-1}", DUAL_STACK_URL),
    ("dynamodb 368: {Endpoint=https://dynamodb.eu-west-1.api.aws, Region=eu-west-1}", DUAL_STACK_URL),
    ("dynamodb 369: {Endpoint=https://dynamodb.us-west-2.api.aws, Region=us-west-2}", DUAL_STACK_URL),
    ("dynamodb 370: {Endpoint=https://dynamodb.us-east-1.api.aws/, Region=us-east-1}", DUAL_STACK_URL),
    ("s3control 79: custom endpoint, fips", FIPS_URL),
    ("s3control 80: custom endpoint, fips", FIPS_URL),
];

/// The published cases of 15 services, as far as they need no values of a request.
#[test]
fn published_cases() {
    const FOLDER: &str = "endpoints/endpoint-rules";
    let Some(root) = conformance::path(FOLDER) else { return };
    let mut suite = Suite::new("endpoint-rules", DIFFERING);
    let mut left_out = 0;
    let mut all = 0;
    for name in conformance::folders(&root) {
        let service = catalogue::service_named(&name);
        let Some(file) = conformance::json(&format!("{FOLDER}/{name}/endpoint-tests-1.json")) else { return };
        for (number, case) in conformance::list(&file["testCases"]).iter().enumerate() {
            let Some(params) = params_without_values(&case["params"]) else {
                left_out += 1;
                continue;
            };
            all += 1;
            let case_name = format!("{name} {number}: {}", conformance::text(&case["documentation"]));
            suite.check(&case_name, published_case(&service, &params, &case["expect"]));
        }
    }
    println!("endpoint-rules: {left_out} cases left out, whose endpoint values of a request or an account choose");
    suite.finish(542);
    assert_eq!(all + left_out, 1_566);
}

/// What a case sets, unless it sets more than region, variants and a configured endpoint.
fn params_without_values(params: &Value) -> Option<BTreeMap<&str, &Value>> {
    // What the services' client settings are when nobody sets them.
    const DEFAULTS: [(&str, bool); 6] = [
        ("Accelerate", false),
        ("DisableAccessPoints", false),
        ("DisableMultiRegionAccessPoints", false),
        ("ForcePathStyle", false),
        ("UseArnRegion", false),
        ("UseGlobalEndpoint", false),
    ];
    let Some(params) = params.as_object() else { return Some(BTreeMap::new()) };
    let mut kept = BTreeMap::new();
    for (name, value) in params {
        match name.as_str() {
            "Region" | "UseFIPS" | "UseDualStack" | "Endpoint" => kept.insert(name.as_str(), value),
            _ if DEFAULTS.iter().any(|(known, default)| known == name && value == default) => None,
            _ => return None,
        };
    }
    Some(kept)
}

fn published_case(service: &Service, params: &BTreeMap<&str, &Value>, expected: &Value) -> Result<(), String> {
    let flag = |name: &str| params.get(name).and_then(|value| value.as_bool());
    let url = params.get("Endpoint").map(|url| conformance::text(url).parse().unwrap());
    let region = params.get("Region").map_or("", |region| conformance::text(region));
    let mut config = EndpointConfig::default();
    config.url = url;
    config.fips = flag("UseFIPS");
    config.dual_stack = flag("UseDualStack");
    match (config.endpoint(service, region), &expected["endpoint"]) {
        (Err(_), Value::Null) => Ok(()),
        (Err(error), expected) => Err(format!("{error}, expected {expected}")),
        (Ok(endpoint), Value::Null) => Err(format!("{endpoint}, expected {expected}")),
        (Ok(endpoint), expected) => {
            let url = conformance::text(&expected["url"]).trim_end_matches('/').to_owned();
            let schemes = expected["properties"]["authSchemes"].as_array();
            let scheme = schemes.and_then(|schemes| schemes.iter().find(|scheme| scheme["name"] == "sigv4"));
            let said = |key: &str, otherwise: &str| {
                scheme.and_then(|scheme| scheme[key].as_str()).unwrap_or(otherwise).to_owned()
            };
            let expected = [url, said("signingRegion", region), said("signingName", service.signing_name())];
            let found = signed(&endpoint, service, region);
            if found == expected { Ok(()) } else { Err(format!("{found:?}, expected {expected:?}")) }
        }
    }
}

/// Cases of the rules engine that a rule here can say: which partition a region is of, and a region that is none.
#[test]
fn cases_of_the_rules_engine() {
    const SERVICE: Service = Service::new("aws-partition", "Some Service");
    const ENGINE: [(&str, &str); 3] = [
        ("partition-fn", "aws-cn=aws-cn.{r}.{s};={p}.{r}.{s}"),
        ("aws-region", "={r}.{s}"),
        ("local-region-override", "local=http://localhost:8080;={r}.someservice.{s}"),
    ];
    let mut suite = Suite::new("botocore-rules-engine", &[]);
    for (name, rules) in ENGINE {
        let service = SERVICE.with_endpoint_rules(EndpointRules::new(rules)).with_signing_name("serviceName");
        let Some(file) = conformance::json(&format!("endpoints/botocore-rules-engine/test-cases/{name}.json")) else {
            return;
        };
        for case in conformance::list(&file["testCases"]) {
            let Some(params) = params_without_values(&case["params"]) else { continue };
            let case_name = format!("{name}: {}", conformance::text(&case["documentation"]));
            suite.check(&case_name, published_case(&service, &params, &case["expect"]));
        }
    }
    suite.finish(9);
}

/// `AWS_ENDPOINT_URL*`, `services` sections and what ignores them.
#[test]
fn configured_endpoint_urls() {
    let Some(file) = conformance::json("endpoints/botocore-configured-endpoint-urls/profile-tests.json") else {
        return;
    };
    let mut suite = Suite::new("configured-endpoint-urls", &[]);
    for group in conformance::list(&file["testSuites"]) {
        for case in conformance::list(&group["endpointUrlTests"]) {
            let found = configured(group, case).map(|endpoint| endpoint.to_string());
            let expected = conformance::text(&case["output"]["endpointUrl"]);
            let outcome = match found {
                Ok(found) if found == expected => Ok(()),
                found => Err(format!("{found:?}, expected {expected}")),
            };
            suite.check(conformance::text(&case["name"]), outcome);
        }
    }
    suite.finish(39);
}

fn configured(group: &Value, case: &Value) -> Result<Endpoint, EndpointError> {
    let of = |kind: &str, name: &str| &group[kind][conformance::text(&case[name])];
    let (profile, client, env) =
        (of("profiles", "profile"), of("client_configs", "client_config"), of("environments", "environment"));
    let service = catalogue::service_named(conformance::text(&case["service"]));
    let mut config = EndpointConfig::default();
    config.url = client["endpoint_url"].as_str().map(|url| url.parse().unwrap());
    config.ignore_configured_urls = client["ignore_configured_endpoint_urls"].as_bool();
    let setting = |setting: Setting<'_>| {
        let value = match setting {
            Setting::Profile(key) => &profile[key],
            Setting::Service { service, key } => &group["services"][profile["services"].as_str()?][service][key],
        };
        value.as_str().map(str::to_owned)
    };
    let config = config.or_from(&service, &|name| env[name].as_str().map(str::to_owned), &setting).unwrap();
    config.endpoint(&service, conformance::text(&profile["region"]))
}
