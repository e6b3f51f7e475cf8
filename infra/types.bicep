@description('What differs between a deployment for trying out and one for people.')
@export()
type Size = {
  @description('The most instances that the app may be scaled to: a cap on what compute can cost. 40 is the least that Flex Consumption takes.')
  @minValue(40)
  @maxValue(1000)
  maximumInstances: int

  @description('Memory of an instance, in MB.')
  instanceMemory: 512 | 2048 | 4096

  @description('Instances that are always warm for the doors: Strava waits 2 seconds for an answer, and a cold start may take longer.')
  @minValue(0)
  @maxValue(20)
  alwaysReady: int

  @description('How often the storage is kept: locally, or in three zones.')
  storageSku: 'Standard_LRS' | 'Standard_ZRS'

  @description('Days that deleted blobs can be brought back, and that a deleted vault and its keys stay.')
  @minValue(7)
  @maxValue(90)
  undeleteDays: int

  @description('Days that logs are kept.')
  @minValue(30)
  @maxValue(730)
  logDays: int

  @description('The most telemetry taken in a day, in GB; what comes after it is not kept: a cap on what logs can cost.')
  @minValue(1)
  logCapGb: int

  @description('Storage and vault through private endpoints only.')
  privateNetwork: bool

  @description('A deleted vault cannot be purged before its time. It can be switched on, never off.')
  purgeProtection: bool

  @description('Each request to storage is logged: for the time of an incident.')
  storageLogs: bool
}

@description('What LoadWatch is told, without its secrets. Empty switches a thing off, as the operating guide says.')
@export()
type Settings = {
  @description('Where the world reaches it, without /api; empty takes the function app\'s own address.')
  publicUrl: string
  clinicName: string
  clinicPhone: string
  @description('Two letters each, joined by commas.')
  countries: string
  stravaClientId: string
  @description('Known once the subscription exists; empty takes the events of any.')
  stravaSubscriptionId: string
  garminClientId: string
  twilioAccountSid: string
  twilioMessagingServiceSid: string
  mailHost: string
  mailUser: string
  mailFrom: string
  mailAcceptedUrl: string
  signInAuthority: string
  signInClientId: string
  signInVerifiedClaim: string
  signInName: string
  @description('The secrets in the vault that LoadWatch can do without and shall use.')
  optionalSecrets: OptionalSecret[]
}

@export()
type OptionalSecret =
  | 'strava-signing-secret'
  | 'sign-in-client-secret'
  | 'mail-accepted-authorization'
  | 'mail-bounce-key'

@description('Whom to tell and what it may cost.')
@export()
type Watch = {
  @description('Where alerts and the budget\'s notices go.')
  email: string

  @description('What the resource group may cost in a month, in the currency of the subscription.')
  @minValue(1)
  monthlyBudget: int
}

@description('What lies in the vault under which name. What is missing or empty stays there as it is.')
@export()
@secure()
type Secrets = {
  'strava-client-secret': string?
  'strava-webhook-key': string?
  'strava-verify-token': string?
  'strava-signing-secret': string?
  'garmin-client-secret': string?
  'garmin-webhook-key': string?
  'twilio-auth-token': string?
  'mail-password': string?
  'mail-accepted-authorization': string?
  'mail-bounce-key': string?
  'sign-in-client-secret': string?
}

@export()
type Tags = {
  *: string
}
