// A deployment for people: `az deployment sub create -l REGION -f infra/main.bicep -p infra/prod.bicepparam`.
using 'main.bicep'

param environmentName = 'prod'
param location = readEnvironmentVariable('AZURE_LOCATION', 'canadacentral')

param size = {
  maximumInstances: 100
  instanceMemory: 2048
  alwaysReady: 1
  storageSku: 'Standard_ZRS'
  undeleteDays: 30
  logDays: 90
  logCapGb: 5
  privateNetwork: true
  purgeProtection: true
  storageLogs: false
}

param watch = {
  email: readEnvironmentVariable('LOADWATCH_OPERATOR_EMAIL')
  monthlyBudget: empty(readEnvironmentVariable('LOADWATCH_MONTHLY_BUDGET', ''))
    ? 200
    : int(readEnvironmentVariable('LOADWATCH_MONTHLY_BUDGET', ''))
}

// The month of the first deployment. Azure takes no past month for a new budget, and no other one for a budget that exists.
param budgetStart = '2026-11-01'

// Such as ['203.0.113.7']: from there, and from the app's own network, storage and vault can be reached.
param operatorAddresses = empty(readEnvironmentVariable('LOADWATCH_OPERATOR_ADDRESSES', ''))
  ? []
  : split(readEnvironmentVariable('LOADWATCH_OPERATOR_ADDRESSES', ''), ',')

param settings = {
  publicUrl: readEnvironmentVariable('LOADWATCH_PUBLIC_URL', '')
  clinicName: readEnvironmentVariable('LOADWATCH_CLINIC_NAME', '')
  clinicPhone: readEnvironmentVariable('LOADWATCH_CLINIC_PHONE', '')
  countries: readEnvironmentVariable('LOADWATCH_COUNTRIES', 'CA,US,GB')
  stravaClientId: readEnvironmentVariable('STRAVA_CLIENT_ID', '')
  stravaSubscriptionId: readEnvironmentVariable('STRAVA_SUBSCRIPTION_ID', '')
  garminClientId: readEnvironmentVariable('GARMIN_CLIENT_ID', '')
  twilioAccountSid: readEnvironmentVariable('TWILIO_ACCOUNT_SID', '')
  twilioMessagingServiceSid: readEnvironmentVariable('TWILIO_MESSAGING_SERVICE_SID', '')
  mailHost: readEnvironmentVariable('MAIL_HOST', '')
  mailUser: readEnvironmentVariable('MAIL_USER', '')
  mailFrom: readEnvironmentVariable('MAIL_FROM', '')
  mailAcceptedUrl: readEnvironmentVariable('MAIL_ACCEPTED_URL', '')
  signInAuthority: readEnvironmentVariable('SIGN_IN_AUTHORITY', '')
  signInClientId: readEnvironmentVariable('SIGN_IN_CLIENT_ID', '')
  signInVerifiedClaim: readEnvironmentVariable('SIGN_IN_VERIFIED_CLAIM', 'email_verified')
  signInName: readEnvironmentVariable('SIGN_IN_NAME', '')
  optionalSecrets: []
}

// From the environment of whoever deploys, or put into the vault by hand; see README.md.
param secrets = {
  'strava-client-secret': readEnvironmentVariable('STRAVA_CLIENT_SECRET', '')
  'strava-webhook-key': readEnvironmentVariable('STRAVA_WEBHOOK_KEY', '')
  'strava-verify-token': readEnvironmentVariable('STRAVA_VERIFY_TOKEN', '')
  'strava-signing-secret': readEnvironmentVariable('STRAVA_SIGNING_SECRET', '')
  'garmin-client-secret': readEnvironmentVariable('GARMIN_CLIENT_SECRET', '')
  'garmin-webhook-key': readEnvironmentVariable('GARMIN_WEBHOOK_KEY', '')
  'twilio-auth-token': readEnvironmentVariable('TWILIO_AUTH_TOKEN', '')
  'mail-password': readEnvironmentVariable('MAIL_PASSWORD', '')
  'mail-accepted-authorization': readEnvironmentVariable('MAIL_ACCEPTED_AUTHORIZATION', '')
  'mail-bounce-key': readEnvironmentVariable('MAIL_BOUNCE_KEY', '')
  'sign-in-client-secret': readEnvironmentVariable('SIGN_IN_CLIENT_SECRET', '')
}
