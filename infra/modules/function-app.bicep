// The app: the Functions host, which calls LoadWatch as a custom handler. FUNCTIONS_WORKER_RUNTIME must not be set here: on Flex
// Consumption functionAppConfig.runtime says it.
import { Size, Settings, Tags } from '../types.bicep'

param name string
param planName string
param location string
param tags Tags
param size Size
param settings Settings
param identityName string
param storageName string
param packagesUrl string
param vaultUri string
param keyRingKey string
param insightsName string
param workspaceId string
@description('Empty for none.')
param subnetId string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'loadwatch' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    // Its doors are for the world; what may come in is decided there.
    publicNetworkAccess: 'Enabled'
    keyVaultReferenceIdentity: identity.id
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      remoteDebuggingEnabled: false
      http20Enabled: true
    }
    functionAppConfig: {
      runtime: {
        name: 'custom'
        version: '1.0'
      }
      scaleAndConcurrency: {
        maximumInstanceCount: size.maximumInstances
        instanceMemoryMB: size.instanceMemory
        alwaysReady: size.alwaysReady == 0
          ? []
          : [
              {
                name: 'http'
                instanceCount: size.alwaysReady
              }
            ]
      }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packagesUrl
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identity.id
          }
        }
      }
    }
  }

  resource noFtpPassword 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource noPublishingPassword 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

@description('A setting whose value lies in the vault, or an empty one.')
func secret(wanted bool, vaultUri string, name string) string =>
  wanted ? '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/${name})' : ''

var strava = !empty(settings.stravaClientId)
var garmin = !empty(settings.garminClientId)
var publicUrl = empty(settings.publicUrl) ? 'https://${app.properties.defaultHostName}' : settings.publicUrl

resource appSettings 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: app
  name: 'appsettings'
  properties: {
    AzureWebJobsStorage__accountName: storageName
    AzureWebJobsStorage__credential: 'managedidentity'
    AzureWebJobsStorage__clientId: identity.properties.clientId

    APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'

    KeyRing__VaultKey: keyRingKey

    LoadWatch__PublicUrl: publicUrl
    LoadWatch__ClinicName: settings.clinicName
    LoadWatch__ClinicPhone: settings.clinicPhone
    LoadWatch__Countries: settings.countries

    Platforms__Strava__ClientId: settings.stravaClientId
    Platforms__Strava__ClientSecret: secret(strava, vaultUri, 'strava-client-secret')
    Platforms__Strava__WebhookKey: secret(strava, vaultUri, 'strava-webhook-key')
    Platforms__Strava__VerifyToken: secret(strava, vaultUri, 'strava-verify-token')
    Platforms__Strava__SubscriptionId: settings.stravaSubscriptionId
    Platforms__Strava__SigningSecret: secret(
      contains(settings.optionalSecrets, 'strava-signing-secret'),
      vaultUri,
      'strava-signing-secret'
    )

    Platforms__Garmin__ClientId: settings.garminClientId
    Platforms__Garmin__ClientSecret: secret(garmin, vaultUri, 'garmin-client-secret')
    Platforms__Garmin__WebhookKey: secret(garmin, vaultUri, 'garmin-webhook-key')

    Twilio__AccountSid: settings.twilioAccountSid
    Twilio__AuthToken: secret(!empty(settings.twilioAccountSid), vaultUri, 'twilio-auth-token')
    Twilio__MessagingServiceSid: settings.twilioMessagingServiceSid

    Mail__Host: settings.mailHost
    Mail__User: settings.mailUser
    Mail__Password: secret(!empty(settings.mailUser), vaultUri, 'mail-password')
    Mail__From: settings.mailFrom
    Mail__AcceptedUrl: settings.mailAcceptedUrl
    Mail__AcceptedAuthorization: secret(
      contains(settings.optionalSecrets, 'mail-accepted-authorization'),
      vaultUri,
      'mail-accepted-authorization'
    )
    Mail__BounceKey: secret(contains(settings.optionalSecrets, 'mail-bounce-key'), vaultUri, 'mail-bounce-key')

    SignIn__Authority: settings.signInAuthority
    SignIn__ClientId: settings.signInClientId
    SignIn__ClientSecret: secret(
      contains(settings.optionalSecrets, 'sign-in-client-secret'),
      vaultUri,
      'sign-in-client-secret'
    )
    SignIn__VerifiedClaim: settings.signInVerifiedClaim
    SignIn__Name: settings.signInName
  }
}

#disable-next-line use-recent-api-versions // The only stable version, of 2016, is older.
resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: app
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'FunctionAppLogs'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

output name string = app.name
output publicUrl string = publicUrl
